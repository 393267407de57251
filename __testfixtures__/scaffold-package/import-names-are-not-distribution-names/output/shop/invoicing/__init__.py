import cv2
import PIL.Image
import yaml
from bs4 import BeautifulSoup
from sklearn.linear_model import LinearRegression
from typing_extensions import Self

NAMES = [cv2, PIL, yaml, BeautifulSoup, LinearRegression, Self]
