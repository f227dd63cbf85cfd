-- Whether a claim was rejected by somebody.
SELECT claim FROM reviewed WHERE claim = $claim AND verdict = 'reject'
