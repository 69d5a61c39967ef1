import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.count('REHEARSAL until the end of this build') == 1
assert log.count('REHEARSAL: the sandbox organization "Sandbox" (0f0e0d0c-1111-4222-8333-444455556666') == 1
assert log.count('REHEARSAL: it is over, after') == 1
assert log.indexOf('REHEARSAL: it is over') > log.indexOf('BUILD SUCCESS')
['phone', 'chat'].each { module ->
    def receipt = new JsonSlurper().parse(new File(basedir, module + '/target/genesyscloud/rehearsal/receipt.json'))
    assert receipt.outcome == 'done'
    assert receipt.organizationId == null || receipt.organizationId == '0f0e0d0c-1111-4222-8333-444455556666'
    assert new File(basedir, module + '/target/genesyscloud/rehearsal/secrets.json').exists()
    assert !new File(basedir, module + '/secrets.json').exists()
    assert !new File(basedir, module + '/target/genesyscloud/receipt.json').exists()
}
// The sandbox publishes its own contract.
assert log.contains('Contract: http://127.0.0.1:') || log.contains('Contract: http://localhost:')
assert !log.contains('Contract: https://')
return true
