def log = new File(basedir, 'build.log').text
assert log.contains('The role is granted in another division')
assert log.contains('Fix: grant the role in the home division, or in all divisions.')
assert log.contains('  401-login                401 or 400 invalid_client at the login')
assert log.contains('There is no topic "403-divisions". Did you mean 403-division?')
assert !log.contains('<a id')
return true
