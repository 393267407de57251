from garden.sheds.doors import Door
