def log = new File(basedir, 'build.log').text
assert log.contains('MISSING      permission')
assert log.contains('answered 403 forbidden')
assert log.contains('1. "App Admin" lacks admin:app:write; role "App Deployer" has it and is not granted.')
return true
