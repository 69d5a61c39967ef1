def log = new File(basedir, 'build.log').text
assert log.contains('MISSING      permission')
assert log.contains('answered 403 forbidden.')
assert log.contains('1. admin:app:write: in none of the roles of "App Admin"')
return true
