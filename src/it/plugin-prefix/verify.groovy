def log = new File(basedir, 'build.log').text
assert log =~ /genesyscloud(-maven-plugin)?:\S+:validate/
assert log.contains('genesyscloud:premium-deploy')
def installed = new File(basedir, 'local-repository/io/github/premiumdeploy/genesyscloud-maven-plugin')
def from = installed.listFiles().findAll { it.directory }.collect { new File(it, '_remote.repositories').text }
assert from.size() == 1 && from[0].readLines().any { it ==~ /genesyscloud-maven-plugin-.*\.jar>plain-file=/ }
return true
