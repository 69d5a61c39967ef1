package io.github.premiumdeploy.descriptor.source;

import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import java.math.BigInteger;

/** Whole numbers as Jackson itself would read them, so that equal numbers are equal nodes. */
public final class Numbers {

    private Numbers() {}

    public static NumericNode node(BigInteger number) {
        if (number.bitLength() < Integer.SIZE) {
            return IntNode.valueOf(number.intValue());
        }
        return number.bitLength() < Long.SIZE ? LongNode.valueOf(number.longValue()) : BigIntegerNode.valueOf(number);
    }
}
