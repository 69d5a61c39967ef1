def log = new File(basedir, 'build.log').text
assert log.count('Skipped: genesyscloud.skip is true.') == 3
assert !new File(basedir, 'target/genesyscloud').exists()
// Maven looks at the classes of all goals, whichever runs; those lead to nothing that it would have to load.
def classes = new File(basedir, 'classes.log').text
assert classes.contains(' io.github.premiumdeploy.mojo.SandboxStartMojo ')
['io.github.premiumdeploy.sandbox.', 'com.fasterxml.jackson.databind.', 'org.apache.hc.', 'org.yaml.snakeyaml.', 'com.networknt.', 'com.samskivert.'].each {
    assert !classes.contains(' ' + it)
}
return true
