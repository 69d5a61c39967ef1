import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('config.js:') && log.contains("finally")
def receipt = new JsonSlurper().parse(new File(basedir, 'target/genesyscloud/receipt.json'))
assert receipt.steps*.name.toSet() == ['ACME_PREMIUM_APP_Agents', 'ACME_PREMIUM_APP_Phone'] as Set
return true
