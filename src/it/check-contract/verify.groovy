import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('Of 16 operations: 1 difference breaks a deploy, ')
assert log.contains('POST /api/v2/groups: what is sent as description does not meet maxLength 5.')
assert log.contains('POST /api/v2/groups/search: it is deprecated.')
assert log.readLines().any { it.startsWith('::error title=Genesys Cloud%3A a deploy breaks::POST /api/v2/groups: ') }
assert log.contains('The contract holds: ')

def directory = new File(basedir, 'target/genesyscloud')
assert new JsonSlurper().parse(new File(directory, 'contract.json')).outcome == 'holds'
assert new XmlSlurper().parse(new File(directory, 'TEST-genesyscloud-contract.xml')).@errors == '0'
return true
