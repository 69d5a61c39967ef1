import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper

def log = new File(basedir, 'build.log').text
assert log.readLines().any { it.startsWith('::error title=Genesys Cloud would refuse premium-deploy (default)::admin:app:write') }
assert new File(basedir, 'target/summary.md').text.contains('## Genesys Cloud: Organization "Sandbox"')

def directory = new File(basedir, 'target/genesyscloud')
def report = new JsonSlurper().parse(new File(directory, 'permissions.json'))
assert report.schemaVersion == 1
def suite = new XmlSlurper().parse(new File(directory, 'TEST-genesyscloud-permissions.xml'))
assert suite.@failures.toInteger() > 0
assert suite.testcase.size() == suite.@tests.toInteger()
def page = new File(directory, 'permissions.html').text
assert page.startsWith('<!DOCTYPE html>')
assert page.contains('would refuse premium-deploy')
assert new File(directory, 'index.html').text.contains('href="permissions.html"')
assert log.readLines().any { it.startsWith('[INFO] Pages: ') && it.endsWith('index.html') }
return true
