import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('status FAILED, "The application could not be deployed."')
assert log.contains('Rolled back: 7 resources removed, 0 restored.')
def receipt = new JsonSlurper().parse(new File(basedir, 'target/genesyscloud/receipt.json'))
assert receipt.outcome == 'failed'
def made = receipt.steps.findAll { it.action == 'create' }*.name
def undone = receipt.steps.findAll { it.action == 'undo create' && it.outcome == 'done' }*.name
assert made.size() == 7
assert undone.toSet() == made.toSet()
assert new JsonSlurper().parse(new File(basedir, 'target/secrets.json')).isEmpty()
return true
