import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('would refuse premium-deploy: the OAuth client "App Admin" lacks admin:app:write')
assert log.contains('admin:app:write: in none of the roles of the OAuth client "App Admin"')
assert log.contains('Nothing was written.')

def receipt = new JsonSlurper().parse(new File(basedir, 'target/genesyscloud/receipt.json'))
assert receipt.outcome == 'failed'
assert receipt.steps == []
return true
