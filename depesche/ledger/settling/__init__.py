"""What is settled from readings and can be thrown away and settled again: which reports copy each other, which claims are one event."""
