def log = new File(basedir, 'build.log').text
assert log.contains('No access token: the login does not accept the OAuth client')
assert log.contains('Request:         POST http://127.0.0.1:')
assert log.contains('answered 400 invalid_client')
assert log.contains('5ca1ab1e-0000-4000-8000-0000000000c1')
assert log.contains('the right client at the wrong region gets the same answer')
assert !log.contains('a-wrong-secret')
return true
