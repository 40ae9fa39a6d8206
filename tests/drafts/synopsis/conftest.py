import gc

import pytest


@pytest.fixture
def only_own_garbage():
    """What other tests left is not looked through again and again meanwhile: it would be most of the time."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()
