import groovy.xml.XmlSlurper
import java.security.MessageDigest
import java.util.jar.JarFile

// The plugin as a deployment leaves it: jar, POM, versions, and the prefix as the jar itself names it.
def version = new XmlSlurper().parse(new File(basedir, 'pom.xml')).properties.'plugin.version'.text()
def artifact = 'genesyscloud-maven-plugin'
def group = 'io/github/premiumdeploy'
def repository = new File(basedir.parentFile.parentFile, 'plain-file')
[repository, new File(basedir, 'local-repository')].each { it.deleteDir() }

def put = { String path, byte[] content ->
    def file = new File(repository, path)
    file.parentFile.mkdirs()
    file.bytes = content
    new File(repository, path + '.sha1').text = MessageDigest.getInstance('SHA-1').digest(content).encodeHex().toString()
}
def built = new File(localRepositoryPath, "$group/$artifact/$version")
def jar = new File(built, "$artifact-${version}.jar")
['jar', 'pom'].each { put("$group/$artifact/$version/$artifact-${version}.$it", new File(built, "$artifact-${version}.$it").bytes) }
def descriptor = new JarFile(jar).withCloseable {
    new XmlSlurper().parse(it.getInputStream(it.getEntry('META-INF/maven/plugin.xml')))
}
put("$group/maven-metadata.xml", """<metadata><plugins><plugin>
<name>${descriptor.name.text()}</name><prefix>${descriptor.goalPrefix.text()}</prefix><artifactId>$artifact</artifactId>
</plugin></plugins></metadata>""".toString().bytes)
put("$group/$artifact/maven-metadata.xml", """<metadata>
<groupId>io.github.premiumdeploy</groupId><artifactId>$artifact</artifactId>
<versioning><latest>$version</latest><versions><version>$version</version></versions><lastUpdated>20261123000000</lastUpdated></versioning>
</metadata>""".toString().bytes)
return true
