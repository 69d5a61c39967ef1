def sources = new File(basedir, '../../../src/it')
// The checkout that is released has the file that decrypts settings.xml.
new File(basedir, 'settings-security.xml').text =
        new File(sources, 'encrypted-settings/settings-security.xml').text
return evaluate(new File(sources, 'release/prebuild.groovy'))
