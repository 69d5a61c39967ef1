import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('Nothing is missing')
assert log.contains('Deployed "Acme Phone" to organization "Sandbox"')

def receipt = new JsonSlurper().parse(new File(basedir, 'target/genesyscloud/receipt.json'))
assert receipt.outcome == 'done'
assert receipt.organization.id == '5ca1ab1e-0000-4000-8000-000000000001'
assert receipt.steps.size() == 1
assert receipt.steps[0].status == 'DEPLOYED'
assert receipt.steps[0].id
assert receipt.steps[0].selfUri.startsWith('/api/v2/apps/premium/')

def permissions = new JsonSlurper().parse(new File(basedir, 'target/genesyscloud/permissions.json'))
assert !permissions.refused
assert permissions.checks.find { it.check == 'permission' }.cause == 'permission-held'
assert permissions.checks.find { it.check == 'probe' }.cause == 'probe-allowed'

// check-permissions: login, three reads, products, probe; premium-deploy: with the same token, three reads, submission
assert log =~ /stopped after 10 requests/
assert !log.contains('sandbox-secret')
return true
