package io.github.premiumdeploy.descriptor;

import java.util.List;
import java.util.Map;
import java.util.Optional;

public record Descriptor(
        String prefix,
        String premiumAppIntegrationTypeId,
        Optional<String> premiumWidgetIntegrationTypeId,
        Optional<String> premiumAppViewPermission,
        boolean checkProductBYOC,
        Map<String, List<Item>> provisioningInfo) {
    public List<Item> items(String kind) {
        return provisioningInfo.getOrDefault(kind, List.of());
    }
}
