def log = new File(basedir, 'build.log').text
assert ['[DEBUG]'].every { log.contains(it) }
assert ['Deployed "Acme Phone"'].every { log.contains(it) }
assert ['MojoFailureException'].every { log.contains(it) }

def kept = new File(basedir, 'kept/secrets.json')
def clientSecret = new groovy.json.JsonSlurper().parse(kept)['ACME_Backend'].clientSecret
assert clientSecret.length() > 8
def secrets = ['sandbox-secret', 'crm-password', 'canary-signature-token', 'canary-action-token', 'canary-webhook-header', clientSecret]
def forms = secrets + secrets.collect { it.bytes.encodeBase64().toString() } +
    ['5ca1ab1e-0000-4000-8000-0000000000c1:sandbox-secret'.bytes.encodeBase64().toString(), 'access_token', 'Bearer ey']

// Everything that the two builds wrote: log, target, temporary files.
def written = [new File(basedir, 'build.log')]
['target', 'tmp', 'kept'].each { new File(basedir, it).eachFileRecurse(groovy.io.FileType.FILES) { file -> written << file } }
assert written.any { it.name == 'receipt.json' }
(written - kept).each { file ->
    forms.each { assert !file.text.contains(it) : file }
}
def permissions = { java.nio.file.Files.getPosixFilePermissions(it.toPath()).toString() }
if (!System.getProperty('os.name').startsWith('Windows')) {
    assert permissions(kept).count('_') == 2 && permissions(kept).contains('OWNER_READ')
}
return true
