def git = { File directory, String... arguments ->
    def process = new ProcessBuilder(['git', *arguments]).directory(directory).redirectErrorStream(true).start()
    def output = process.inputStream.text
    assert process.waitFor() == 0: output
}
def origin = new File(basedir.parentFile, basedir.name + '-origin.git')
def repository = new File(basedir.parentFile, basedir.name + '-repository')
def url = { File file -> 'file://' + file.toURI().path.replaceFirst('/$', '') }
[origin, repository, new File(basedir, '.git')].each { it.deleteDir() }
origin.mkdirs()
git(origin, 'init', '--bare', '--initial-branch=main')
def pom = new File(basedir, 'pom.xml')
pom.text = pom.text.replace('scm:git:ORIGIN', 'scm:git:' + url(origin)).replace('REPOSITORY', url(repository))
new File(basedir, '.gitignore').text = 'target/\nbuild.log\n*.groovy\ninvoker.properties\n'
git(basedir, 'init', '--initial-branch=main')
git(basedir, 'config', 'user.name', 'Integration test')
git(basedir, 'config', 'user.email', 'it@acme.example')
git(basedir, 'config', 'commit.gpgsign', 'false')
git(basedir, 'config', 'tag.gpgsign', 'false')
git(basedir, 'add', '-A')
git(basedir, 'commit', '-m', 'Start')
git(basedir, 'remote', 'add', 'origin', url(origin))
git(basedir, 'push', '-u', 'origin', 'main')
return true
