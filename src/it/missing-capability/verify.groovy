def log = new File(basedir, 'build.log').text
assert log.contains('answered 403 forbidden')
assert log.contains('1. The organization does not have the feature "AppFoundry Premium", as far as can be seen')
assert log.contains('mvn genesyscloud:explain -Dgenesyscloud.topic=403-capability')
assert !log.contains('in none of the roles')
return true
