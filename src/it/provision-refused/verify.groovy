import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('would refuse premium-deploy: ')
['oauth:client:view', 'architect:datatable:view'].each { assert log.contains(it + ': needed to ') : it }
def receipt = new JsonSlurper().parse(new File(basedir, 'target/genesyscloud/receipt.json'))
assert receipt.steps == []
return true
