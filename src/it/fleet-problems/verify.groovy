def log = new File(basedir, 'build.log').text
assert log.contains('The configuration has 6 problems; nothing was sent:')
assert log =~ /- Target number 2 \(pom\.xml, line \d+\) has the id "\.\.\/outside", which cannot name a directory\./
assert log =~ /- Targets number 1 \(pom\.xml, line \d+\) and 3 \(pom\.xml, line \d+\) have the same id "Canary" \(case does not count\)\./
assert log.contains('- <waves> names "kanary", and no target has this id.')
assert log.contains('Did you mean "canary"?')
assert log.contains('- <parallelism> is "none", which is not a number from 1 to 1000.')
assert log =~ /- Targets "canary" \(pom\.xml, line \d+\), "Canary" \(pom\.xml, line \d+\): No environment id/
assert log =~ /- Target "Canary" \(pom\.xml, line \d+\): <region> is "nowhere"/
assert !new File(basedir, 'target/genesyscloud').exists()
return true
