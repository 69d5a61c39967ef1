def log = new File(basedir, 'build.log').text
assert log.contains('Deployed "Acme Phone"')
assert !log.contains('sandbox-secret')
return true
