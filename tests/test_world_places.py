import math

import pytest

from outreach_planner.world.places import crow_distance_m, nearest, sphere_distances_m

EQUATOR = (0.0, 104.0)


def test_a_degree_of_longitude_on_the_equator_is_a_360th_of_the_ellipsoid_round():
    # radius of the equator 6,378,137 m: 2 pi r / 360 = 111,319.49 m
    assert crow_distance_m(EQUATOR, (0.0, 105.0)) == pytest.approx(111_319.49, abs=0.01)


def test_coordinates_are_latitude_first():
    # (lat, lon): 30 degrees further north on one meridian is 30/360 of the round through the poles,
    # while a point 30 degrees further east at 60 degrees north is only about half as far away
    north = sphere_distances_m([(0.0, 0.0)], [(30.0, 0.0)])[0, 0]
    east = sphere_distances_m([(60.0, 0.0)], [(60.0, 30.0)])[0, 0]
    assert north == pytest.approx(math.radians(30) * 6_371_009)
    assert 0.49 < east / north < 0.52


def test_nearest_ends_come_nearest_first_and_equal_ones_in_the_order_given():
    ends = [(0.0, 106.0), (0.0, 105.0), (0.0, 103.0), (0.0, 104.1)]
    assert nearest([EQUATOR], ends, 3).tolist() == [[3, 1, 2]]


def test_fewer_ends_than_asked_for_are_all_found():
    assert nearest([EQUATOR], [(0.0, 105.0)], 3).tolist() == [[0]]
    assert nearest([EQUATOR], [], 3).shape == (1, 0)
