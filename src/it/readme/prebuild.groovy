// The POM and the descriptor are those of the README, with the version that is built; its commands are those tried here.
def readme = new File(basedir.parentFile.parentFile.parentFile, 'README.md').text
def section = readme.substring(readme.indexOf('## Five minutes'), readme.indexOf('## Read on'))
def block = { String language -> (section =~ /(?s)```$language\n(.*?)```/)[0][1] }
def pom = new File(basedir, 'pom.xml')
def version = (pom.text =~ /<version>(.*?)<\/version>/)[0][1]
pom.text = block('xml').replaceFirst(/(?s)(genesyscloud-maven-plugin<\/artifactId>\s*<version>)[^<]*/, '$1' + version)
def descriptor = new File(basedir, 'src/main/premium-app/premium-app.yaml')
descriptor.parentFile.mkdirs()
descriptor.text = block('yaml')
def said = block('sh').readLines().findAll { it.startsWith('mvn ') }.collect { it.substring(4).trim() }
def tried = new Properties()
new File(basedir, 'invoker.properties').withInputStream { tried.load(it) }
assert said == [tried['invoker.goals.1'], tried['invoker.goals.2']]
return true
