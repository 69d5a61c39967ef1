import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('The token belongs to "Sandbox" (5ca1ab1e-0000-4000-8000-000000000001), and <organizationId> asks for 11111111-2222-3333-4444-555555555555.')
def receipt = new JsonSlurper().parse(new File(basedir, 'target/genesyscloud/receipt.json'))
assert receipt.steps == []
return true
