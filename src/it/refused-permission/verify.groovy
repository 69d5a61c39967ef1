import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('Request:         POST /api/v2/apps/premium (unpublished)')
assert log.contains('answered 403 forbidden')
assert log.contains('"Access denied. You do not have permission to perform this action."')
assert log.contains('admin:app:write: in none of the roles of the OAuth client "App Admin" (roles: "App Admin"). The role "App Deployer" of')
assert log.contains('mvn genesyscloud:explain -Dgenesyscloud.topic=403-role-not-granted')
assert log =~ /Correlation id:  [0-9a-f-]{36}/
assert !log.contains('AppFoundry Premium')

def receipt = new JsonSlurper().parse(new File(basedir, 'target/genesyscloud/receipt.json'))
assert receipt.outcome == 'failed'
assert receipt.steps[0].outcome == 'failed'
return true
