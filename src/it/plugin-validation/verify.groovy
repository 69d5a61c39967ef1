def log = new File(basedir, 'build.log').text
assert log.contains('Deployed "Acme Phone"')
assert !log.contains('Plugin validation issues')
assert !(log =~ /(?i)\[WARN.*genesyscloud/)
return true
