import groovy.json.JsonSlurper

def receipt = new JsonSlurper().parse(new File(basedir, 'target/genesyscloud/receipt.json'))
assert receipt.outcome == 'done'
assert receipt.steps.collect { [it.action, it.kind] } == [['create', 'group'], ['submit', 'premium-app']]
return true
