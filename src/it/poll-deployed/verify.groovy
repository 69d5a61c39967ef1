import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('The platform works on it: PENDING')
assert log.contains('The platform works on it: IN_PROGRESS')
def receipt = new JsonSlurper().parse(new File(basedir, 'target/genesyscloud/receipt.json'))
assert receipt.outcome == 'done'
assert receipt.steps*.status == ['DEPLOYED']
return true
