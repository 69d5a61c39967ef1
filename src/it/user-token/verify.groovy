import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('(1 of 2 causes).')
assert log.contains('The user\'s token does not carry the scope admin:app:write')
assert log.contains('A likely cause, not a certain one.')
assert !log.contains('sandbox-token-of-ari')

def report = new JsonSlurper().parse(new File(basedir, 'target/genesyscloud/permissions.json'))
def causes = report.checks.collectEntries { [it.check, it.cause] }
assert causes['token-kind'] == 'user-token'
assert causes.permission == 'permission-role-not-granted'
assert causes.scope == 'scope-missing'
return true
