import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.count('Deployed "Acme Phone" to organization "Sandbox"') == 1
assert log.count('! submit "Acme Phone" 1.0 to environment production') == 1
assert log.contains('+ group "ACME_Users of 1.0"')
assert log.count('Skipped: releasesOnly is true, and the project\'s version is a SNAPSHOT.') == 1
def receipt = new JsonSlurper().parse(new File(basedir, 'target/checkout/target/genesyscloud/rehearsal/receipt.json'))
assert receipt.outcome == 'done'
assert !new File(basedir, 'target/genesyscloud').exists()
def repository = new File(basedir.parentFile, 'release-repository/io/github/premiumdeploy/it/release')
assert new File(repository, '1.0/release-1.0.pom').exists()
assert new File(basedir, 'pom.xml').text.contains('<version>1.1-SNAPSHOT</version>')
return true
