import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('status FAILED, "The application could not be deployed."')
def receipt = new JsonSlurper().parse(new File(basedir, 'target/genesyscloud/receipt.json'))
assert receipt.outcome == 'failed'
assert receipt.steps*.status == ['FAILED']
return true
