def log = new File(basedir, 'build.log').text
assert log.contains('answered 400 invalid.value.')
assert log.contains('"The environment staging is not known"')
assert log.contains('Detail:          environmentId invalid.value')
assert log.contains('Permissions are right (a 403 would say otherwise); the content is not.')
assert !log.contains('in none of the roles')
return true
