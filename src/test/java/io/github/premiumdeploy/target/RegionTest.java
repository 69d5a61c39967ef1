package io.github.premiumdeploy.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTest {

    @ParameterizedTest
    @CsvSource({
        "us-east-1, mypurecloud.com",
        "us-east-2, use2.us-gov-pure.cloud",
        "us-west-2, usw2.pure.cloud",
        "ca-central-1, cac1.pure.cloud",
        "mx-central-1, mxc1.pure.cloud",
        "sa-east-1, sae1.pure.cloud",
        "eu-west-1, mypurecloud.ie",
        "eu-west-2, euw2.pure.cloud",
        "eu-central-1, mypurecloud.de",
        "eu-central-2, euc2.pure.cloud",
        "me-central-1, mec1.pure.cloud",
        "ap-south-1, aps1.pure.cloud",
        "ap-southeast-1, apse1.pure.cloud",
        "ap-southeast-2, mypurecloud.com.au",
        "ap-northeast-1, mypurecloud.jp",
        "ap-northeast-2, apne2.pure.cloud",
        "ap-northeast-3, apne3.pure.cloud",
        "eusc-de-east-1, edee1.eusc-pure.cloud"
    })
    void readsEveryPublishedRegionInEverySpelling(String name, String domain) {
        Region region = new Region(domain);
        Stream<String> spellings = Stream.of(
                        name,
                        name.replace('-', '_'),
                        name.replace("-", ""),
                        domain,
                        domain + ".",
                        "api." + domain,
                        "login." + domain,
                        "apps." + domain,
                        "https://api." + domain,
                        "https://api." + domain + "/",
                        "https://login." + domain + "/oauth/token?grant_type=x",
                        "https://apps." + domain + ":443/directory/#/admin")
                .flatMap(spelling -> Stream.of(spelling, spelling.toUpperCase(Locale.ROOT), "  " + spelling + " "));
        assertThat(spellings)
                .allSatisfy(spelling ->
                        assertThat(Region.parse(spelling)).as(spelling).contains(region));
        assertThat(region.apiUrl()).isEqualTo(URI.create("https://api." + domain));
        assertThat(region.loginUrl()).isEqualTo(URI.create("https://login." + domain));
        assertThat(Region.knownNames()).contains(name).hasSize(18);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xyz1.pure.cloud", "https://api.xyz1.pure.cloud/", "LOGIN.XYZ1.PURE.CLOUD"})
    void takesADomainThatItDoesNotKnowAsItIs(String spelling) {
        assertThat(Region.parse(spelling)).contains(new Region("xyz1.pure.cloud"));
    }

    @ParameterizedTest
    @CsvSource({
        "mypurecloud.co, mypurecloud.com",
        "mypurecloud.ei, mypurecloud.ie",
        "mypurecloud.ed, mypurecloud.de",
        "mypurecloud.com.a, mypurecloud.com.au",
        "mypurecloud.com.br, mypurecloud.com.au",
        "mypureclod.com, mypurecloud.com",
        "mypurecluod.ie, mypurecloud.ie",
        "mypurecl0ud.com, mypurecloud.com",
        "purecloud.ie, mypurecloud.ie",
        "api.mypurecloud.com.evil.example, mypurecloud.com",
        "mypurecloud.com.evil.example, mypurecloud.com",
        "https://login.mypurecloud.com.au.evil.example/, mypurecloud.com.au",
        "eu.mypurecloud.ie.example, mypurecloud.ie",
        "mypurecloud-com.evil.example, mypurecloud.com",
        "usw2.pure.cloud.evil.example, usw2.pure.cloud",
        "xyz1.pure.cloud.evil.example, pure.cloud",
        "usw2.pur.cloud, usw2.pure.cloud",
        "usw2.pure.clod, usw2.pure.cloud",
        "usw2.pure.clould, usw2.pure.cloud",
        "usw2pure.cloud, usw2.pure.cloud",
        "usw2.purecloud, usw2.pure.cloud",
        "use2.us-gov-pur.cloud, use2.us-gov-pure.cloud",
        "edee1.eus-pure.cloud, edee1.eusc-pure.cloud"
    })
    void doesNotTakeWhatOnlyLooksLikeAKnownDomainForIt(String spelling, String known) {
        Region region = Region.parse(spelling).orElseThrow();
        assertThat(region.lookalike()).contains(known);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xyz1.pure.cloud",
                "usw3.pure.cloud",
                "euw1.pure.cloud",
                "use3.us-gov-pure.cloud",
                "edee2.eusc-pure.cloud",
                "genesys.acme.example",
                "cloud.acme.com",
                "pure-acme.cloud",
                "gateway.pureplay.io",
                "other.mypurecloud.ie"
            })
    void takesOtherDomainsForWhatTheyAre(String spelling) {
        assertThat(Region.parse(spelling).orElseThrow().lookalike()).isEmpty();
    }

    @Test
    void noKnownDomainLooksLikeAnother() {
        assertThat(Region.knownDomains())
                .allSatisfy(domain -> assertThat(new Region(domain).lookalike()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eu-west-9",
                "ireland",
                "localhost",
                "my purecloud.ie",
                "mypurecloud..ie",
                "-other.example",
                "mypurecloud.ie\nevil",
                "127.0.0.1",
                "https://",
                "."
            })
    void refusesWhatIsNeitherARegionNorADomain(String nonsense) {
        assertThat(Region.parse(nonsense)).isEmpty();
    }

    @Test
    void namesTheRegionThatWasProbablyMeant() {
        assertThat(Region.nearestName("eu-wst-1")).isEqualTo("eu-west-1");
        assertThat(Region.nearestName("AP-SOTHEAST-2")).isEqualTo("ap-southeast-2");
        assertThat(Region.nearestName("eusc-de-eats-1")).isEqualTo("eusc-de-east-1");
    }
}
