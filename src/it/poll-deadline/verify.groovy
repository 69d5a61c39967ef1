import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('The deadline of PT4S came while the platform still worked on the submission')
def receipt = new JsonSlurper().parse(new File(basedir, 'target/genesyscloud/receipt.json'))
assert receipt.outcome == 'unknown'
assert receipt.steps*.outcome == ['unknown']
return true
