"""Opens a QGIS project of the server in QGIS itself, says what it finds, and draws it at an instant. A check by hand: QGIS is too large for ./test.

    apt-get install --no-install-recommends qgis python3-qgis      (Debian 12: QGIS 3.22)
    curl -O http://localhost:5013/operations/battle-of-konna.qgs
    QT_QPA_PLATFORM=offscreen /usr/bin/python3 tests/clients/qgis_project.py battle-of-konna.qgs map.png -4.6,14.3,-3.2,15.2 2013-01-10T12:00:00Z/2013-01-10T13:00:00Z

The box is in degrees, the span is optional. Exit code 1 when a layer is not valid, is empty, or has no style. Works for .qlr, too.
"""
import sys

from qgis.core import (
    Qgis, QgsApplication, QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsDateTimeRange, QgsLayerDefinition, QgsMapRendererSequentialJob, QgsMapSettings,
    QgsProject, QgsRectangle, QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDateTime, QSize, Qt


def main(file, image, box, span=None):
    QgsApplication.setPrefixPath('/usr', True)
    application = QgsApplication([], False)
    application.initQgis()
    print('QGIS', Qgis.QGIS_VERSION)
    project = QgsProject.instance()
    if file.endswith('.qlr'):
        QgsLayerDefinition.loadLayerDefinition(file, project, project.layerTreeRoot())
        project.setCrs(QgsCoordinateReferenceSystem('EPSG:3857'))
    elif not project.read(file):
        print('not read:', project.error())
        return 1

    clock = project.timeSettings().temporalRange()
    print(project.title(), project.crs().authid(), clock.begin().toString(Qt.ISODate), clock.end().toString(Qt.ISODate))
    layers = project.layerTreeRoot().layerOrder()
    faults = 0
    for layer in layers:
        features = 0
        for _ in layer.getFeatures():
            features += 1
        time = layer.temporalProperties()
        renderer = layer.renderer()
        classes = len(renderer.categories()) if renderer.type() == 'categorizedSymbol' else 0
        print(layer.name(), layer.providerType(), QgsWkbTypes.displayString(layer.wkbType()), f'{features} features, {classes} classes, labels {layer.labelsEnabled()},',
              f'time {time.isActive()} {time.startField()} to {time.endField()}')
        faults += not layer.isValid() or not features or not classes

    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setOutputSize(QSize(1200, 800))
    settings.setDestinationCrs(project.crs())
    to_project = QgsCoordinateTransform(QgsCoordinateReferenceSystem('EPSG:4326'), project.crs(), project)
    settings.setExtent(to_project.transformBoundingBox(QgsRectangle(*map(float, box.split(',')))))
    if span:
        begin, end = (QDateTime.fromString(instant, Qt.ISODate) for instant in span.split('/'))
        settings.setIsTemporal(True)
        settings.setTemporalRange(QgsDateTimeRange(begin, end))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage().save(image)
    for error in job.errors():
        print(error.message)
        faults += 1

    project.clear()
    application.exitQgis()
    return 1 if faults or not layers else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
