def log = new File(basedir, 'build.log').text
assert log.contains('src/main/premium-app/premium-app.yaml is valid: 1 role, 1 group, 1 app-instance, 1 oauth-client, 1 open-messaging.')
assert !log.contains('sandbox-secret')
assert new File(basedir, 'target/genesyscloud/targets.schema.json').text.contains('Id of the organization that the token must belong to')
assert !(log =~ /\[WARN.*premium-app\.yaml/)

// Whoever has installed the plugin has its licence.
def jars = []
new File(localRepositoryPath, 'io/github/premiumdeploy/genesyscloud-maven-plugin').eachFileRecurse {
    if (it.name.endsWith('.jar')) {
        jars << it
    }
}
assert jars
jars.each { jar ->
    def zip = new java.util.zip.ZipFile(jar)
    assert zip.getEntry('META-INF/LICENSE') : jar
    zip.close()
}
return true
