def log = new File(basedir, 'build.log').text
assert log.contains('Maven works offline')
assert !new File(basedir, 'target/genesyscloud').exists()
return true
