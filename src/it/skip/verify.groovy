def log = new File(basedir, 'build.log').text
assert log.count('Skipped: genesyscloud.skip is true.') == 3
assert !new File(basedir, 'target/genesyscloud').exists()
return true
