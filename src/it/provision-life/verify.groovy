import groovy.json.JsonSlurper
import java.nio.file.Files

def read = { name -> new JsonSlurper().parse(new File(basedir, "target/${name}.json")) }
def log = new File(basedir, 'build.log').text

assert log.contains('Plan: 7 to create, 0 to update, 0 to delete, 0 unchanged.')
def update = read('install/receipt')
assert update.steps.every { it.outcome == 'done' && it.id }
assert update.made*.name.toSet() ==
    ['ACME_Agent', 'ACME_Agents', 'ACME_Phone', 'ACME_Backend', 'ACME_Customers', 'ACME_CRM'] as Set :
    'what the run before made, without what this one deleted'
assert update.made.every { it.id && it.organizationId && it.prefix == 'ACME_' }

assert log.contains('Plan: 0 to create, 0 to update, 0 to delete, 7 unchanged.')
assert read('again/receipt').steps == []
assert log.contains('= role "ACME_Agent" (was there)') : 'the run with another receipt'

assert log.contains('properties.url: https://app.acme.example/?lang={{pcLangTag}}')
assert update.steps.collect { [it.action, it.name] }.toSet() ==
    [['configure', 'ACME_Phone'], ['delete', 'ACME_Testers']] as Set

assert read('drift/plan').changes == 0
assert log =~ /- group "ACME_Agents" \([0-9a-f-]{36}\)/
assert read('remove/receipt').steps.findAll { it.action == 'delete' }.size() == 6
assert log.contains('There is nothing to remove.')

def secrets = new File(basedir, 'target/secrets.json')
assert new JsonSlurper().parse(secrets)['ACME_Backend'] == null : 'the secret of a client that is removed is forgotten'
assert Files.getPosixFilePermissions(secrets.toPath())*.name().toSet() == ['OWNER_READ', 'OWNER_WRITE'] as Set
new File(basedir, 'target').eachFileRecurse { file ->
    if (file.isFile() && file != secrets) {
        assert !file.text.contains('crm-password') : file
    }
}
assert !log.contains('crm-password')
return true
