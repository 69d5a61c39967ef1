def log = new File(basedir, 'build.log').text
assert log.contains('The <password> of <server> "genesyscloud" of settings.xml cannot be decrypted')
assert log.contains('settings-security.xml')
assert !new File(basedir, 'target/genesyscloud').exists()
return true
