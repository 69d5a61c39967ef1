def log = new File(basedir, 'build.log').text
assert log.contains('MISSING      permission')
assert log.contains('answered 403 forbidden')
assert log.contains('1. The OAuth client "App Admin" lacks admin:app:write; the role "App Deployer" has it.')
return true
