import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
// Offline: refused by this plugin, not by Maven, whose own deploy was left out.
assert log.contains('Maven works offline')
// Skipped as -Darguments says (both apps and the sandbox); what stands outside of it does not arrive.
assert log.count('[INFO] [INFO] Skipped: genesyscloud.skip is true.') == 3
assert !log.contains('Rehearsal')
// Once for each app, at the end, with the release's version and the profile's environment.
assert log.count('Deployed "Acme Phone" to organization "Sandbox"') == 1
assert log.count('Deployed "Acme Chat" to organization "Sandbox"') == 1
assert log.indexOf('Deploying what was put off: io.github.premiumdeploy.it:phone@default')
        > log.lastIndexOf('premium-deploy (default) @ chat')
assert log.count('to environment production') == 2
assert !log.contains('to environment staging')
assert !log.contains('sandbox-secret')
['phone', 'chat'].each {
    def receipt = new JsonSlurper().parse(new File(basedir, "target/checkout/$it/target/genesyscloud/receipt.json"))
    assert receipt.outcome == 'done'
    assert !new File(basedir, "$it/target/genesyscloud").exists()
}
def repository = new File(basedir.parentFile, 'release-modules-repository/io/github/premiumdeploy/it')
['phone', 'chat'].each { module ->
    ['1.0', '1.1'].each { assert new File(repository, "$module/$it/$module-${it}.pom").exists() }
}
return true
