import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('would refuse premium-deploy: the OAuth client "App Admin" lacks admin:app:write')
assert log.contains('1. admin:app:write: in none of the roles of the OAuth client "App Admin"')

def report = new JsonSlurper().parse(new File(basedir, 'target/genesyscloud/permissions.json'))
assert report.refused
def verdicts = report.checks.collectEntries { [it.check, it.verdict] }
assert verdicts == [token: 'held', organization: 'not-applicable', 'token-kind': 'held', permission: 'missing',
    roles: 'held', scope: 'not-applicable', feature: 'held', probe: 'missing']
return true
