def log = new File(basedir, 'build.log').text
assert log.contains('The configuration has 6 problems; nothing was sent:')
assert log.contains('- Target number 2 has the id "../outside", which cannot name a directory.')
assert log.contains('- Targets number 1 and 3 have the same id "Canary" (case does not count).')
assert log.contains('- <waves> names "kanary", and no target has this id.')
assert log.contains('Did you mean "canary"?')
assert log.contains('- <parallelism> is "none", which is not a number from 1 to 1000.')
assert log.contains('- Targets "canary", "Canary": No environment id')
assert log.contains('- Target "Canary": <region> is "nowhere"')
assert !new File(basedir, 'target/genesyscloud').exists()
return true
