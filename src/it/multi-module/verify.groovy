import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert !log.contains('not marked as thread-safe')
assert (log =~ /stopped after 10 requests/).size() == 2
['phone': 'Acme Phone', 'chat': 'Acme Chat'].each { module, name ->
    def receipt = new JsonSlurper().parse(new File(basedir, module + '/target/genesyscloud/receipt.json'))
    assert receipt.outcome == 'done'
    assert receipt.steps*.name == [name]
}
assert !new File(basedir, 'target/genesyscloud').exists()
return true
