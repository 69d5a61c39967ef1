def log = new File(basedir, 'build.log').text
assert log.contains('<deployAtEnd> is true, and the last module of the build does not have this goal in this phase: last could still fail after the deploy.')
assert log.contains('Bind the goal there, too, with <skip>true</skip>')
assert !new File(basedir, 'phone/target/genesyscloud').exists()
return true
