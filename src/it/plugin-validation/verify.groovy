def log = new File(basedir, 'build.log').text
assert log.contains('Deployed "Acme Phone"')
assert !log.contains('Plugin validation issues')
assert !(log =~ /(?i)\[WARN.*genesyscloud/)

// The licence is in every jar.
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
